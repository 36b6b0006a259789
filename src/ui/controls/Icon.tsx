/** Outline drawings on a 16 px grid, in the colour of the text around them. */
const PATHS = {
  more: 'M3.5 8h.01M8 8h.01M12.5 8h.01',
  command: 'M3 5h10M3 8h10M3 11h6',
  close: 'M4 4l8 8M12 4l-8 8',
  check: 'M3.5 8.5l3 3 6-7',
  chevron: 'M6 4l4 4-4 4',
  search: 'M7 11.5a4.5 4.5 0 1 1 0-9 4.5 4.5 0 0 1 0 9zM10.5 10.5L14 14',
  download: 'M8 2.5v7.5M5 7.5L8 10.5l3-3M3 13.5h10',
  warning: 'M8 2.5L14 13H2L8 2.5zM8 7v2.5M8 11.5h.01',
  stop: 'M4.5 4.5h7v7h-7z',
  play: 'M5 3.5l7 4.5-7 4.5z',
  'panel-start': 'M2.5 3.5h11v9h-11zM6.5 3.5v9',
  'panel-end': 'M2.5 3.5h11v9h-11zM9.5 3.5v9',
  undo: 'M5.5 3.5L3 6l2.5 2.5M3 6h6.5a3.5 3.5 0 0 1 0 7H6',
  trash: 'M3 4.5h10M6.5 4.5v-2h3v2M4.5 4.5l.5 9h6l.5-9',
} as const;

export type IconName = keyof typeof PATHS;

export function Icon({ name }: { readonly name: IconName }) {
  const isDots = name === 'more';
  return (
    <svg
      width="16"
      height="16"
      viewBox="0 0 16 16"
      fill={name === 'play' || name === 'stop' ? 'currentColor' : 'none'}
      stroke="currentColor"
      strokeWidth={isDots ? 2 : 1.5}
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
      focusable="false"
    >
      <path d={PATHS[name]} />
    </svg>
  );
}
