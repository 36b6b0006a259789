/** Places from which to which a plot shows; `from` < `to`. */
export interface ViewRange {
  readonly from: number;
  readonly to: number;
}

/** Fewer steps than this are not worth a plot. */
const LEAST_SPAN = 8;

/** `share` of the view's length to the right, or to the left where negative; stops at the ends. */
export function panBy(view: ViewRange, whole: ViewRange, share: number): ViewRange {
  const span = view.to - view.from;
  const from = Math.min(Math.max(view.from + share * span, whole.from), whole.to - span);
  return { from, to: from + span };
}

/** Shows `factor` times as long a stretch with `anchor` where it was. */
export function zoomBy(view: ViewRange, whole: ViewRange, factor: number, anchor: number): ViewRange {
  const span = view.to - view.from;
  const most = whole.to - whole.from;
  const next = Math.min(Math.max(span * factor, Math.min(LEAST_SPAN, most)), most);
  const from = anchor - ((anchor - view.from) * next) / span;
  return panBy({ from, to: from + next }, whole, 0);
}

/** What a key does to the view; null for keys that do nothing here. */
export function rangeAfterKey(key: string, view: ViewRange, whole: ViewRange): ViewRange | null {
  const middle = (view.from + view.to) / 2;
  switch (key) {
    case 'ArrowLeft':
      return panBy(view, whole, -0.1);
    case 'ArrowRight':
      return panBy(view, whole, 0.1);
    case 'PageUp':
      return panBy(view, whole, -1);
    case 'PageDown':
      return panBy(view, whole, 1);
    case 'Home':
      return panBy(view, whole, -Infinity);
    case 'End':
      return panBy(view, whole, Infinity);
    case '+':
    case '=':
      return zoomBy(view, whole, 0.5, middle);
    case '-':
      return zoomBy(view, whole, 2, middle);
    case '0':
      return whole;
    default:
      return null;
  }
}
