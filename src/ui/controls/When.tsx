import { formatWhen } from '#ui/format.ts';
import { useMinute } from '#ui/use-minute.ts';

/** A moment in words that stay true: 'today 10:41' becomes 'yesterday 10:41' at midnight. */
export function When({ at }: { readonly at: number }) {
  const now = useMinute();
  return <time dateTime={new Date(at).toISOString()}>{formatWhen(at, now)}</time>;
}
