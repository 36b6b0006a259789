import { announcements } from '#ui/announcer.ts';
import { useStore } from 'zustand';

/** The two elements through which announcer.ts speaks. In the page from the start, or the first words are missed. */
export function LiveRegions() {
  const { polite, assertive } = useStore(announcements);
  return (
    <div className="visually-hidden">
      <div role="status" aria-live="polite" data-announcer="polite">
        <span key={polite.id}>{polite.text}</span>
      </div>
      <div role="alert" aria-live="assertive" data-announcer="assertive">
        <span key={assertive.id}>{assertive.text}</span>
      </div>
    </div>
  );
}
