import type { Marker } from '#session/state.ts';
import styles from './editor.module.css';
import { strings } from './strings.ts';

interface MarkerListProps {
  readonly markers: readonly Marker[];
  readonly onGoTo: (line: number, column: number) => void;
}

/** Marks on the code as a list, each leading to its line. */
export function MarkerList({ markers, onGoTo }: MarkerListProps) {
  if (markers.length === 0) return null;
  return (
    <ul className={styles.markers} aria-label={strings.markersTitle}>
      {markers.map((marker, index) => (
        <li key={index} data-severity={marker.severity}>
          <strong>{marker.severity === 'error' ? strings.error : strings.warning}</strong>{' '}
          <button
            type="button"
            className={styles.link}
            onClick={() => {
              onGoTo(marker.line, marker.column);
            }}
          >
            {strings.goToLine(marker.line)}
          </button>
          : {marker.message}
        </li>
      ))}
    </ul>
  );
}
