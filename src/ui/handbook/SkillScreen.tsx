import { type HandbookPage, isSkillId } from '#core/handbook.ts';
import { SKILLS } from '#core/skills.ts';
import { LoadNotice } from '#ui/panels/LoadNotice.tsx';
import { Screen, ScreenHead } from '#ui/shell/Screen.tsx';
import { ScreenMessage } from '#ui/shell/ScreenMessage.tsx';
import { useTitle } from '#ui/use-title.ts';
import { Link } from 'wouter';
import { SkillPage } from './SkillPage.tsx';
import { handbookStrings as words } from './strings.ts';
import { useHandbook } from './use-handbook.ts';

/** The page of one skill; `skillId` comes from the address and may be anything. */
export function SkillScreen({ skillId }: { readonly skillId: string }) {
  const handbook = useHandbook();
  const id = skillId.toUpperCase();
  const title = isSkillId(id) ? SKILLS[id] : words.notFoundTitle;
  useTitle(title);
  if (!isSkillId(id))
    return (
      <ScreenMessage title={words.notFoundTitle} text={words.notFound(skillId)}>
        <Link href="/handbook">{words.toHandbook}</Link>
      </ScreenMessage>
    );
  return (
    <Screen width="wide">
      <ScreenHead title={`${id} ${title}`} crumb={<Link href="/handbook">{words.back}</Link>} />
      {handbook.status === 'ready' ? (
        <Found pages={handbook.value} id={id} />
      ) : (
        <LoadNotice state={handbook} />
      )}
    </Screen>
  );
}

function Found({ pages, id }: { readonly pages: readonly HandbookPage[]; readonly id: string }) {
  const page = pages.find(({ skill }) => skill === id);
  return page === undefined ? (
    <p role="alert">{words.notFound(id)}</p>
  ) : (
    <SkillPage page={page} pages={pages} />
  );
}
