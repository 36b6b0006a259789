import panelStyles from '#ui/panels/panels.module.css';

export function Sentences({ of }: { readonly of: readonly string[] }) {
  return (
    <ul className={panelStyles.plainList}>
      {of.map((sentence) => (
        <li key={sentence}>{sentence}</li>
      ))}
    </ul>
  );
}
