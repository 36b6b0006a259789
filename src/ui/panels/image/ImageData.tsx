import { useState } from 'react';
import { formatBytes } from '#core/number-text.ts';
import type { LoadViewProps, OpenPart } from '#ui/panels/data-view.ts';
import { ImageGallery } from './ImageGallery.tsx';
import { strings as words } from './strings.ts';
import { LoadNotice } from '#ui/panels/LoadNotice.tsx';
import panelStyles from '#ui/panels/panels.module.css';
import { bytesOfPart } from '#ui/panels/part-bytes.ts';
import { PartSwitch } from '#ui/panels/PartSwitch.tsx';
import { useImageRows } from './use-image-rows.ts';

/** The images of a part by class, one at a time, and as augmentation would change them. */
export function ImageData(props: LoadViewProps<'image'>) {
  const [part, setPart] = useState<OpenPart>('train');
  return (
    <>
      <PartSwitch part={part} onChange={setPart} />
      <ImagePart key={part} {...props} part={part} />
    </>
  );
}

interface ImagePartProps extends LoadViewProps<'image'> {
  readonly part: OpenPart;
}

function ImagePart({ manifest, part, loadPart }: ImagePartProps) {
  const { rows, state, totalBytes, loadAll } = useImageRows(manifest, part, loadPart);
  if (rows === null) return <LoadNotice state={state} totalBytes={totalBytes} />;
  const all = manifest.parts[part].count;
  return (
    <>
      {state.status === 'ready' ? (
        rows.count < all && (
          <p className={panelStyles.muted}>
            {words.more(rows.count, all)}{' '}
            <button type="button" className={panelStyles.link} onClick={loadAll}>
              {words.loadAll(formatBytes(bytesOfPart(manifest.parts[part])))}
            </button>
          </p>
        )
      ) : (
        <LoadNotice state={state} totalBytes={totalBytes} />
      )}
      <ImageGallery manifest={manifest} rows={rows} />
    </>
  );
}
