import { type HandbookPage, SKILL_FAMILIES } from '#core/handbook.ts';
import { SKILLS } from '#core/skills.ts';
import { LinkRow, NoneMatch, RowCount, RowList } from '#ui/controls/RowList.tsx';
import { useLab } from '#ui/lab-context.ts';
import { SearchField } from '#ui/panels/inputs/SearchField.tsx';
import { LoadNotice } from '#ui/panels/LoadNotice.tsx';
import { Screen, ScreenHead } from '#ui/shell/Screen.tsx';
import { useTitle } from '#ui/use-title.ts';
import { useState } from 'react';
import { useStore } from 'zustand';
import styles from './HandbookScreen.module.css';
import { searchPages } from './search-pages.ts';
import { readSkillProgress } from './skill-progress.ts';
import { handbookStrings as words } from './strings.ts';
import { useHandbook } from './use-handbook.ts';

/** Every skill of the exam, by family, with what one has done about it. */
export function HandbookScreen() {
  const handbook = useHandbook();
  useTitle(words.title);
  return (
    <Screen>
      <ScreenHead title={words.title} intro={words.intro} />
      {handbook.status === 'ready' ? <Pages pages={handbook.value} /> : <LoadNotice state={handbook} />}
    </Screen>
  );
}

function Pages({ pages }: { readonly pages: readonly HandbookPage[] }) {
  const [search, setSearch] = useState('');
  const shown = searchPages(pages, search);
  return (
    <>
      <SearchField label={words.search} value={search} onChange={setSearch} />
      <RowCount text={words.shown(shown.length, pages.length)} />
      {shown.length === 0 && (
        <NoneMatch text={words.noneMatch} action={words.showAll} onAction={() => setSearch('')} />
      )}
      {SKILL_FAMILIES.map(({ id: family, title }) => {
        const own = shown.filter(({ skill }) => skill.startsWith(family));
        if (own.length === 0) return null;
        return (
          <section key={family} className={styles.family} aria-labelledby={`family-${family}`}>
            <h2 id={`family-${family}`} className={styles.heading}>
              {title}
            </h2>
            <RowList>
              {own.map((page) => (
                <SkillRow key={page.skill} page={page} />
              ))}
            </RowList>
          </section>
        );
      })}
    </>
  );
}

function SkillRow({ page: { skill, snippet } }: { readonly page: HandbookPage }) {
  const lab = useLab();
  const progress = useStore(lab.progress);
  const hasRun = useStore(lab.study, ({ ranSnippets }) => ranSnippets[skill] !== undefined);
  const { exercises, passed } = readSkillProgress(skill, lab.exercises, progress);
  return (
    <LinkRow
      href={`/handbook/${skill}`}
      level={3}
      title={`${skill} ${SKILLS[skill]}`}
      summary={snippet.title}
      className={styles.row}
    >
      <p className={styles.facts}>
        {hasRun && <span>{words.ran}</span>}
        {exercises.length > 0 && <span>{words.passedOf(passed, exercises.length)}</span>}
      </p>
    </LinkRow>
  );
}
