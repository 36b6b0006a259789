import type { Lab } from '#session/state.ts';
import { LabContext } from '#ui/lab-context.ts';
import { type ComponentType, type LazyExoticComponent, Suspense, lazy } from 'react';
import { Link, Route, Router, Switch } from 'wouter';
import { useHashLocation } from 'wouter/use-hash-location';
import { useStore } from 'zustand';
import { CatalogueScreen } from './catalogue/CatalogueScreen.tsx';
import { ScreenMessage } from './shell/ScreenMessage.tsx';
import { Shell } from './shell/Shell.tsx';
import { strings } from './strings.ts';
import { useShownTheme } from './theme.ts';

const AttemptsScreen = lazy(async () => ({
  default: (await import('./attempts/AttemptsScreen.tsx')).AttemptsScreen,
}));
const BenchScreen = lazy(async () => ({
  default: (await import('./bench/BenchScreen.tsx')).BenchScreen,
}));
const DataCatalogueScreen = lazy(async () => ({
  default: (await import('./data/DataCatalogueScreen.tsx')).DataCatalogueScreen,
}));
const DatasetScreen: LazyExoticComponent<ComponentType<{ readonly datasetId: string }>> = lazy(async () => ({
  default: (await import('./data/DatasetScreen.tsx')).DatasetScreen,
}));
const HandbookScreen = lazy(async () => ({
  default: (await import('./handbook/HandbookScreen.tsx')).HandbookScreen,
}));
const ImportScreen = lazy(async () => ({
  default: (await import('./import/ImportScreen.tsx')).ImportScreen,
}));
const PathScreen = lazy(async () => ({
  default: (await import('./path/PathScreen.tsx')).PathScreen,
}));
const ResourcesScreen = lazy(async () => ({
  default: (await import('./resources/ResourcesScreen.tsx')).ResourcesScreen,
}));
const SkillScreen: LazyExoticComponent<ComponentType<{ readonly skillId: string }>> = lazy(async () => ({
  default: (await import('./handbook/SkillScreen.tsx')).SkillScreen,
}));
const SettingsScreen = lazy(async () => ({
  default: (await import('./settings/SettingsScreen.tsx')).SettingsScreen,
}));
const WorkspaceScreen: LazyExoticComponent<
  ComponentType<{
    readonly kind: 'exercise' | 'free-play';
    readonly id: string;
    readonly runId: string | null;
  }>
> = lazy(async () => ({
  default: (await import('./workspace/WorkspaceScreen.tsx')).WorkspaceScreen,
}));

/** The whole interface. The address is the hash, so that any static host will do. */
export function App({ lab }: { readonly lab: Lab }) {
  useShownTheme(useStore(lab.settings, (settings) => settings.theme));
  return (
    <LabContext value={lab}>
      <Router hook={useHashLocation}>
        <Shell>
          <Suspense fallback={<p className="visually-hidden">{strings.loading}</p>}>
            <Switch>
              <Route path="/">
                <CatalogueScreen />
              </Route>
              <Route path="/exercise/:id/:run?">
                {({ id, run }) => <WorkspaceScreen key={id} kind="exercise" id={id} runId={run ?? null} />}
              </Route>
              <Route path="/play/:dataset/:run?">
                {({ dataset, run }) => (
                  <WorkspaceScreen key={dataset} kind="free-play" id={dataset} runId={run ?? null} />
                )}
              </Route>
              <Route path="/path">
                <PathScreen />
              </Route>
              <Route path="/handbook">
                <HandbookScreen />
              </Route>
              <Route path="/handbook/:skill">
                {({ skill }) => <SkillScreen key={skill} skillId={skill} />}
              </Route>
              <Route path="/resources">
                <ResourcesScreen />
              </Route>
              <Route path="/data">
                <DataCatalogueScreen />
              </Route>
              <Route path="/data/import">
                <ImportScreen />
              </Route>
              <Route path="/data/:id">{({ id }) => <DatasetScreen key={id} datasetId={id} />}</Route>
              <Route path="/attempts">
                <AttemptsScreen />
              </Route>
              <Route path="/bench">
                <BenchScreen />
              </Route>
              <Route path="/settings">
                <SettingsScreen />
              </Route>
              <Route>
                <ScreenMessage title={strings.notFoundTitle} text={strings.notFoundText}>
                  <Link href="/">{strings.toExercises}</Link>
                </ScreenMessage>
              </Route>
            </Switch>
          </Suspense>
        </Shell>
      </Router>
    </LabContext>
  );
}
