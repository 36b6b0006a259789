import { type PointerEvent, type RefObject, useEffect, useRef } from 'react';
import { PLOT_LEFT, PLOT_RIGHT } from '#ui/panels/XyChart.tsx';
import { type ViewRange, panBy, zoomBy } from './view-range.ts';

interface PanZoomOptions {
  readonly view: ViewRange;
  readonly whole: ViewRange;
  readonly onView: (view: ViewRange) => void;
  /** The place under the mouse; null when it leaves. */
  readonly onHover: (place: number | null) => void;
}

interface PointerHandlers {
  readonly onPointerDown: (event: PointerEvent<HTMLElement>) => void;
  readonly onPointerMove: (event: PointerEvent<HTMLElement>) => void;
  readonly onPointerUp: (event: PointerEvent<HTMLElement>) => void;
  readonly onPointerCancel: (event: PointerEvent<HTMLElement>) => void;
  readonly onPointerLeave: () => void;
  readonly onDoubleClick: (event: { readonly clientX: number }) => void;
}

const WHEEL_ZOOM = 0.01;

/**
 * Moves and zooms by pointer: dragging moves, two fingers pinch, a double click zooms in. The wheel scrolls the page as
 * usual; with Ctrl, which is also what pinching a touchpad sends, it zooms, and sideways it moves.
 */
export function usePanZoom(element: RefObject<HTMLElement | null>, options: PanZoomOptions): PointerHandlers {
  const latest = useRef(options);
  const pointers = useRef(new Map<number, number>());
  useEffect(() => {
    latest.current = options;
  }, [options]);

  /** Share of the plot's width at which a point of the page lies. */
  const shareAt = (clientX: number): number => {
    const box = element.current?.getBoundingClientRect();
    if (box === undefined) return 0;
    return (clientX - box.left - PLOT_LEFT) / Math.max(1, box.width - PLOT_LEFT - PLOT_RIGHT);
  };
  const placeAt = (clientX: number): number => {
    const { view } = latest.current;
    return view.from + shareAt(clientX) * (view.to - view.from);
  };

  useEffect(() => {
    const box = element.current;
    if (box === null) return;
    const onWheel = (event: WheelEvent): void => {
      const { view, whole, onView } = latest.current;
      const isSideways = Math.abs(event.deltaX) > Math.abs(event.deltaY);
      if (!event.ctrlKey && !event.metaKey && !isSideways) return;
      event.preventDefault();
      const { left, width } = box.getBoundingClientRect();
      const share = (event.clientX - left - PLOT_LEFT) / Math.max(1, width - PLOT_LEFT - PLOT_RIGHT);
      const place = view.from + share * (view.to - view.from);
      onView(
        isSideways
          ? panBy(view, whole, event.deltaX / Math.max(1, width))
          : zoomBy(view, whole, Math.exp(event.deltaY * WHEEL_ZOOM), place),
      );
    };
    // React listens passively, and then the page would zoom as well.
    box.addEventListener('wheel', onWheel, { passive: false });
    return () => box.removeEventListener('wheel', onWheel);
  }, [element]);

  const release = (event: PointerEvent<HTMLElement>): void => {
    pointers.current.delete(event.pointerId);
  };
  return {
    onPointerDown: (event) => {
      if (event.button !== 0) return;
      event.currentTarget.setPointerCapture(event.pointerId);
      pointers.current.set(event.pointerId, event.clientX);
    },
    onPointerMove: (event) => {
      const { view, whole, onView, onHover } = latest.current;
      const before = pointers.current.get(event.pointerId);
      if (before === undefined) {
        onHover(placeAt(event.clientX));
        return;
      }
      onHover(null);
      const other = [...pointers.current].find(([id]) => id !== event.pointerId)?.[1];
      pointers.current.set(event.pointerId, event.clientX);
      if (other === undefined) {
        onView(panBy(view, whole, shareAt(before) - shareAt(event.clientX)));
        return;
      }
      const apart = Math.max(10, Math.abs(before - other));
      const now = Math.max(10, Math.abs(event.clientX - other));
      onView(zoomBy(view, whole, apart / now, placeAt(other)));
    },
    onPointerUp: release,
    onPointerCancel: release,
    onPointerLeave: () => latest.current.onHover(null),
    onDoubleClick: (event) => {
      const { view, whole, onView } = latest.current;
      onView(zoomBy(view, whole, 0.5, placeAt(event.clientX)));
    },
  };
}
