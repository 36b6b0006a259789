import panelStyles from '#ui/panels/panels.module.css';
import { strings as words } from './strings.ts';

/** The licence whole, folded away. */
export function LicenceText({ text }: { readonly text: string }) {
  if (text === '') return null;
  return (
    <details className={panelStyles.twin}>
      <summary>{words.licenceText}</summary>
      <p className={panelStyles.licence}>{text}</p>
    </details>
  );
}
