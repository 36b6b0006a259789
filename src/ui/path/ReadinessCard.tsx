import { type CategoryReadiness, PASS_POINTS, type Readiness } from '#session/path/readiness.ts';
import { catalogueStrings } from '#ui/catalogue/strings.ts';
import { Card } from '#ui/controls/Card.tsx';
import styles from './ReadinessCard.module.css';
import { pathStrings as words } from './strings.ts';

/** How far one's own scores would carry, category by category, and how that is worked out. */
export function ReadinessCard({ readiness }: { readonly readiness: Readiness }) {
  return (
    <Card title={words.readinessTitle}>
      <p className={styles.points}>{words.points(readiness.points, PASS_POINTS)}</p>
      <p>{words.readinessIntro}</p>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">{words.category}</th>
            <th scope="col" className={styles.number}>
              {words.tried}
            </th>
            <th scope="col" className={styles.number}>
              {words.passed}
            </th>
            <th scope="col" className={styles.number}>
              {words.estimate}
            </th>
          </tr>
        </thead>
        <tbody>
          {readiness.categories.map((category) => (
            <CategoryRow key={category.category} readiness={category} />
          ))}
        </tbody>
      </table>
      <p className={styles.how}>{words.readinessHow}</p>
    </Card>
  );
}

function CategoryRow({ readiness }: { readonly readiness: CategoryReadiness }) {
  const { category, exercises, tried, passed, share } = readiness;
  const percent = Math.round(share * 100);
  return (
    <tr>
      <th scope="row">
        {category} {catalogueStrings.categories[category]}
      </th>
      {exercises === 0 ? (
        <td colSpan={3} className={styles.number}>
          {words.none}
        </td>
      ) : (
        <>
          <td className={styles.number}>{words.ofAll(tried, exercises)}</td>
          <td className={styles.number}>{words.ofAll(passed, exercises)}</td>
          <td className={styles.number}>
            {percent} %
            <span className={styles.bar} aria-hidden="true">
              <span style={{ inlineSize: `${percent}%` }} />
            </span>
          </td>
        </>
      )}
    </tr>
  );
}
