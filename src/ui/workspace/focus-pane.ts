const FOCUSABLE =
  'textarea, .native-edit-context, [role=tab][tabindex="0"], a[href], button:not([disabled]), summary, [tabindex="0"]';

/** Moves the focus to the pane after (1) or before (-1) the one that has it; into the editor's text where there is one. */
export function focusNextPane(direction: 1 | -1): void {
  const panes = [...document.querySelectorAll<HTMLElement>('[data-pane]')].filter(
    (pane) => !pane.inert && pane.offsetParent !== null,
  );
  if (panes.length === 0) return;
  const at = panes.findIndex((pane) => pane.contains(document.activeElement));
  const next = at === -1 ? (direction === 1 ? 0 : panes.length - 1) : at + direction;
  const pane = panes[(next + panes.length) % panes.length];
  if (pane === undefined) return;
  const editor = pane.querySelector<HTMLElement>('textarea, .native-edit-context');
  (editor ?? pane.querySelector<HTMLElement>(FOCUSABLE) ?? pane).focus();
}
