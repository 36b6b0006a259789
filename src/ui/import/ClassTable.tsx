import styles from './import.module.css';
import { importStrings as words } from './strings.ts';

const SHOWN = 12;

/** Classes with their counts as bars and numbers. */
export function ClassTable({
  classes,
}: {
  readonly classes: readonly { readonly name: string; readonly count: number }[];
}) {
  const most = Math.max(1, ...classes.map(({ count }) => count));
  return (
    <table className={styles.table}>
      <caption className={styles.subheading}>{words.classes}</caption>
      <thead>
        <tr>
          <th scope="col">{words.className}</th>
          <th scope="col">{words.classRows}</th>
          <td />
        </tr>
      </thead>
      <tbody>
        {classes.slice(0, SHOWN).map(({ name, count }) => (
          <tr key={name}>
            <th scope="row">{name}</th>
            <td className={styles.number}>{count.toLocaleString('en')}</td>
            <td className={styles.barCell}>
              <span className={styles.bar} style={{ inlineSize: `${(100 * count) / most}%` }} />
            </td>
          </tr>
        ))}
        {classes.length > SHOWN && (
          <tr>
            <td colSpan={3}>{words.moreClasses(classes.length - SHOWN)}</td>
          </tr>
        )}
      </tbody>
    </table>
  );
}
