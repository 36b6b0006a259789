import panelStyles from '#ui/panels/panels.module.css';
import styles from './inputs.module.css';
import { strings } from './strings.ts';

interface PagerProps {
  /** What is paged through: 'samples'. */
  readonly name: string;
  readonly page: number;
  readonly pageSize: number;
  readonly count: number;
  readonly onChange: (page: number) => void;
}

/** Which of many are shown, and buttons to the first, previous, next and last of them. */
export function Pager({ name, page, pageSize, count, onChange }: PagerProps) {
  const last = Math.max(0, Math.ceil(count / pageSize) - 1);
  const first = page * pageSize;
  const buttons = [
    { label: strings.first(name), sign: '«', to: 0, isOff: page === 0 },
    { label: strings.previous(name), sign: '‹', to: page - 1, isOff: page === 0 },
    { label: strings.next(name), sign: '›', to: page + 1, isOff: page >= last },
    { label: strings.last(name), sign: '»', to: last, isOff: page >= last },
  ];
  return (
    <div className={styles.pager} role="group" aria-label={strings.pages(name)}>
      {buttons.slice(0, 2).map((button) => (
        <PageButton key={button.sign} {...button} onChange={onChange} />
      ))}
      <span role="status">
        {count === 0
          ? strings.none(name)
          : strings.shown(first + 1, Math.min(count, first + pageSize), count)}
      </span>
      {buttons.slice(2).map((button) => (
        <PageButton key={button.sign} {...button} onChange={onChange} />
      ))}
    </div>
  );
}

interface PageButtonProps {
  readonly label: string;
  readonly sign: string;
  readonly to: number;
  readonly isOff: boolean;
  readonly onChange: (page: number) => void;
}

function PageButton({ label, sign, to, isOff, onChange }: PageButtonProps) {
  return (
    <button
      type="button"
      className={panelStyles.button}
      aria-label={label}
      title={label}
      // Not `disabled`: the focus would be lost at the last page.
      aria-disabled={isOff}
      onClick={() => {
        if (!isOff) onChange(to);
      }}
    >
      <span aria-hidden="true">{sign}</span>
    </button>
  );
}
