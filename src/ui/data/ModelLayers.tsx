import type { ModelLayer } from '#core/model-card.ts';
import { DataTable } from '#ui/panels/DataTable.tsx';
import { formatCount } from '#ui/panels/number-format.ts';
import { Twin } from '#ui/panels/Twin.tsx';
import { dataStrings as words } from './strings.ts';

/** A model's layers from input to output, folded away. */
export function ModelLayers({
  title,
  layers,
}: {
  readonly title: string;
  readonly layers: readonly ModelLayer[];
}) {
  const name = words.layersOf(title, layers.length);
  return (
    <Twin title={name}>
      {() => (
        <DataTable
          caption={name}
          headers={[words.layer, words.layerKind, words.weights, words.parameters]}
          textColumns={3}
          rows={layers.map((layer) => [
            layer.name,
            layer.kind,
            layer.weights.join(', '),
            formatCount(layer.parameters),
          ])}
        />
      )}
    </Twin>
  );
}
