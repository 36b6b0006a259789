import type { DatasetManifest } from '#core/dataset.ts';
import { useLab } from '#ui/lab-context.ts';
import { useEffect, useState } from 'react';

/** Manifests of the exercises' data sets by id, as they arrive; one that cannot be had is simply absent here. */
export function useManifests(): ReadonlyMap<string, DatasetManifest> {
  const lab = useLab();
  const [manifests, setManifests] = useState<ReadonlyMap<string, DatasetManifest>>(new Map());
  useEffect(() => {
    let isCurrent = true;
    for (const id of new Set(lab.exercises.map((exercise) => exercise.dataset))) {
      void lab.loadManifest(id).then((loaded) => {
        if (isCurrent && loaded.ok) setManifests((known) => new Map(known).set(id, loaded.value));
      });
    }
    return () => {
      isCurrent = false;
    };
  }, [lab]);
  return manifests;
}
