import { useCallback, useState } from 'react';
import type { LoadViewProps, OpenPart } from '#ui/panels/data-view.ts';
import { LoadNotice } from '#ui/panels/LoadNotice.tsx';
import { bytesOfPart } from '#ui/panels/part-bytes.ts';
import { PartSwitch } from '#ui/panels/PartSwitch.tsx';
import { useLoad } from '#ui/panels/use-load.ts';
import { BarBrowser } from './BarBrowser.tsx';

/** Bars of music: drawn, played and listed; where a part has pairs, both styles of a bar side by side. */
export function MusicData(props: LoadViewProps<'music'>) {
  const [part, setPart] = useState<OpenPart>('train');
  return (
    <>
      <PartSwitch part={part} onChange={setPart} />
      <MusicPart key={part} {...props} part={part} />
    </>
  );
}

function MusicPart({ manifest, part, loadPart }: LoadViewProps<'music'> & { readonly part: OpenPart }) {
  const load = useCallback(
    (onProgress: (fraction: number) => void) => loadPart(part, { onProgress }),
    [loadPart, part],
  );
  const rows = useLoad(load);
  if (rows.status !== 'ready')
    return <LoadNotice state={rows} totalBytes={bytesOfPart(manifest.parts[part])} />;
  if (rows.value.kind !== 'music') return null;
  return <BarBrowser manifest={manifest} rows={rows.value} isPaired={manifest.pairedParts.includes(part)} />;
}
