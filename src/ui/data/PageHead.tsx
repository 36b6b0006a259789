import { ScreenHead } from '#ui/shell/Screen.tsx';
import type { Origin } from './filter-datasets.ts';
import { OriginBadge } from './OriginBadge.tsx';

interface PageHeadProps {
  readonly title: string;
  readonly summary: string;
  readonly origin: Origin;
}

export function PageHead({ title, summary, origin }: PageHeadProps) {
  return (
    <ScreenHead title={title} intro={summary}>
      <OriginBadge origin={origin} isLong />
    </ScreenHead>
  );
}
