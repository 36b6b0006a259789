import { mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Browser, type Page, expect } from '@playwright/test';
import { format } from 'prettier';
import sharp from 'sharp';
import type { DatasetSummary } from '#core/dataset-summary.ts';
import { readSummaries } from '../datasets/lib/write-index.ts';
import { ROOT } from '../lib/paths.ts';

const FOLDER = join(ROOT, 'docs/pictures/data');
const PAGE = join(ROOT, 'docs/data.md');
const SIZE = { width: 1200, height: 900 };
const MAX_BYTES = 120_000;
const QUALITIES = [72, 60, 48, 36];

/** A picture of every data set's page, as it stands once its first rows are there, and docs/data.md around them. */
export async function pictureDataPages(browser: Browser, address: string): Promise<void> {
  rmSync(FOLDER, { recursive: true, force: true });
  mkdirSync(FOLDER, { recursive: true });
  const context = await browser.newContext({ baseURL: address, colorScheme: 'light', viewport: SIZE });
  const page = await context.newPage();
  await page.goto('./#/data');
  await takePicture(page, 'catalogue');
  const summaries = readSummaries();
  for (const { id, title } of summaries) {
    await page.goto(`./#/data/${id}`);
    await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible({ timeout: 60_000 });
    await takePicture(page, id);
  }
  await context.close();
  writeFileSync(PAGE, await format(describe(summaries), { parser: 'markdown', printWidth: 120 }));
}

async function takePicture(page: Page, name: string): Promise<void> {
  await expect(page.getByRole('progressbar')).toHaveCount(0, { timeout: 60_000 });
  // Charts draw, and lazy strips come, after the rows are there.
  await page.waitForTimeout(1500);
  // The rest of a set's images is loaded after the first of them are drawn.
  await expect(page.getByRole('progressbar')).toHaveCount(0, { timeout: 60_000 });
  const shot = await page.screenshot();
  for (const quality of QUALITIES) {
    const bytes = await sharp(shot).webp({ quality, effort: 6 }).toBuffer();
    if (bytes.length > MAX_BYTES) continue;
    writeFileSync(join(FOLDER, `${name}.webp`), bytes);
    return;
  }
  throw new Error(
    `The picture of ${name} stays above ${MAX_BYTES} bytes at the lowest quality. Make it smaller.`,
  );
}

function describe(summaries: readonly DatasetSummary[]): string {
  const pictures = new Set(readdirSync(FOLDER));
  const head = readFileSync(join(import.meta.dirname, 'data-head.md'), 'utf8');
  const sections = summaries.map(({ id, title, summary, origin, licence, kind, shape, rows }) => {
    const count =
      kind === 'model'
        ? shape
        : `${shape}; ${[rows.train, rows.validation, rows.heldOut].map((n) => n.toLocaleString('en-US')).join(' / ')} rows`;
    const picture = pictures.has(`${id}.webp`) ? `![The page of ${title}](pictures/data/${id}.webp)` : '';
    return `## ${title}\n\n\`${id}\`: ${summary} ${capitalise(origin)}; ${count}; ${licence}.\n\n${picture}\n`;
  });
  return [head, ...sections].join('\n');
}

function capitalise(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}
