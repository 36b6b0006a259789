import { useId } from 'react';
import type { AugmentLimits } from './augment-image.ts';
import styles from './image.module.css';
import { strings as words } from './strings.ts';

interface AugmentControlsProps {
  readonly limits: AugmentLimits;
  readonly onChange: (limits: AugmentLimits) => void;
}

const SLIDERS = [
  { id: 'rotate', name: words.rotate, most: 90, step: 5, text: words.upToDegrees },
  { id: 'shift', name: words.shift, most: 0.5, step: 0.05, text: words.upToPercent },
  { id: 'zoom', name: words.zoom, most: 0.5, step: 0.05, text: words.upToPercent },
  { id: 'brightness', name: words.brightness, most: 0.5, step: 0.05, text: words.upToPercent },
] as const;
const FLIPS = [
  { id: 'flip', name: words.flip },
  { id: 'flipVertically', name: words.flipVertically },
] as const;

/** How far the random changes may go. */
export function AugmentControls({ limits, onChange }: AugmentControlsProps) {
  const id = useId();
  return (
    <>
      {FLIPS.map((flip) => (
        <label key={flip.id} className={styles.check}>
          <input
            type="checkbox"
            checked={limits[flip.id]}
            onChange={(event) => onChange({ ...limits, [flip.id]: event.currentTarget.checked })}
          />
          {flip.name}
        </label>
      ))}
      {SLIDERS.map((slider) => (
        <div key={slider.id} className={styles.limit}>
          <label htmlFor={`${id}-${slider.id}`}>{slider.name}</label>
          <input
            id={`${id}-${slider.id}`}
            type="range"
            min={0}
            max={slider.most}
            step={slider.step}
            value={limits[slider.id]}
            aria-valuetext={slider.text(limits[slider.id])}
            onChange={(event) => onChange({ ...limits, [slider.id]: event.currentTarget.valueAsNumber })}
          />
          <span aria-hidden="true">{slider.text(limits[slider.id])}</span>
        </div>
      ))}
    </>
  );
}
