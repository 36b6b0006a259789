import { assertNever } from '#core/assert-never.ts';
import type { DatasetManifest, PartRows } from '#core/dataset.ts';
import type { RunError } from '#core/errors.ts';
import type { Result } from '#core/result.ts';
import type { VerdictDetails as Details } from '#core/verdict.ts';
import { ClassDetails } from './ClassDetails.tsx';
import { ForecastDetails } from './ForecastDetails.tsx';
import { ForecastsDetails } from './ForecastsDetails.tsx';
import { NextWordDetails } from './NextWordDetails.tsx';
import { RegressionDetails } from './RegressionDetails.tsx';
import { useLoad } from './use-load.ts';

export interface DetailsProps {
  readonly details: Details;
  readonly manifest: DatasetManifest;
  readonly loadHeldOut: () => Promise<Result<PartRows, RunError>>;
}

/** Where the model is right and wrong, by the kind of task. */
export function VerdictDetails({ details, manifest, loadHeldOut }: DetailsProps) {
  const rows = useLoad(loadHeldOut);
  switch (details.kind) {
    case 'classification':
      return <ClassDetails details={details} manifest={manifest} rows={rows} />;
    case 'regression':
      return <RegressionDetails details={details} manifest={manifest} rows={rows} />;
    case 'forecast':
      return <ForecastDetails details={details} />;
    case 'forecasts':
      return <ForecastsDetails details={details} />;
    case 'next-token':
      return <NextWordDetails details={details} />;
    default:
      return assertNever(details);
  }
}
