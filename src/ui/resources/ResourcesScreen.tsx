import { Card } from '#ui/controls/Card.tsx';
import { Screen, ScreenHead } from '#ui/shell/Screen.tsx';
import { useTitle } from '#ui/use-title.ts';
import { Link } from 'wouter';
import { RESOURCE_GROUPS, type Resource } from './resources.ts';
import styles from './ResourcesScreen.module.css';
import { resourcesStrings as words } from './strings.ts';

/** Tutorials, courses, lectures and books beside the lab. */
export function ResourcesScreen() {
  useTitle(words.title);
  return (
    <Screen width="narrow">
      <ScreenHead title={words.title} intro={words.intro} crumb={<Link href="/path">{words.back}</Link>} />
      {RESOURCE_GROUPS.map(({ title, intro, resources }) => (
        <Card key={title} title={title}>
          <p>{intro}</p>
          <ul className={styles.list}>
            {resources.map((resource) => (
              <ResourceRow key={resource.href} resource={resource} />
            ))}
          </ul>
        </Card>
      ))}
    </Screen>
  );
}

function ResourceRow({ resource: { title, by, href, goodFor, isFree } }: { readonly resource: Resource }) {
  return (
    <li>
      <p>
        {/* Leaving the lab in the same tab would end a run under way. */}
        <a href={href} target="_blank" rel="noopener noreferrer">
          {title}
        </a>
        <span className={styles.facts}>
          {by} · {isFree ? words.free : words.paid}
        </span>
      </p>
      <p className={styles.goodFor}>{goodFor}</p>
    </li>
  );
}
