import { describe, expect, it } from 'vitest';
import { collect, readFixture } from '../../tests/fixtures/imports/read-fixture.ts';
import { type CsvReading, openCsv } from './csv.ts';
import { findColumns } from './column-findings.ts';
import { openJson } from './json.ts';
import type { RecordSource } from './records.ts';

async function rowsOf(source: RecordSource) {
  const faults: string[] = [];
  const batches = await collect(source.readRows({}, ({ line, fault }) => faults.push(`${line}: ${fault}`)));
  return { rows: batches.flat(), faults };
}

async function openFixture(name: string, reading?: CsvReading) {
  return openCsv(await readFixture(name), reading);
}

function textFile(text: string) {
  return { path: 'a.csv', blob: new Blob([text]) };
}

describe("CSV written by Python's csv module", () => {
  it('reads quotes, commas and line breaks in fields, with the line where each row begins', async () => {
    const source = await openFixture('quoted.csv');
    expect(source.columns).toEqual(['id', 'note, or not', 'weight', 'kind']);
    const { rows, faults } = await rowsOf(source);
    expect([rows.length, faults]).toEqual([40, []]);
    expect(rows[1]?.cells).toEqual(['1', 'with "quotes" 1', '1.5', 'b']);
    expect(rows[2]).toEqual({ line: 4, cells: ['2', 'two\nlines 2', '3.0', 'a'] });
    // The row before takes two lines.
    expect(rows[3]?.line).toBe(6);
  });

  it('tells what the columns are, and counts missing values', async () => {
    const { columns, rows } = await findColumns(await openFixture('quoted.csv'), {});
    expect(rows).toBe(40);
    expect(columns.map(({ name, kind, missing }) => [name, kind, missing])).toEqual([
      ['id', 'number', 0],
      ['note, or not', 'text', 0],
      ['weight', 'number', 3],
      ['kind', 'category', 0],
    ]);
    expect(columns[3]?.classes).toEqual([
      { value: 'a', count: 20 },
      { value: 'b', count: 20 },
    ]);
  });

  it('tells decimal commas, semicolons and an old encoding apart', async () => {
    const source = await openFixture('comma-decimals.csv');
    expect(source.dialect).toEqual({
      delimiter: ';',
      hasHeader: true,
      decimal: ',',
      encoding: 'windows-1252',
    });
    const { columns } = await findColumns(source, {});
    expect(columns.map(({ name, kind, min, max }) => [name, kind, min, max])).toEqual([
      ['Größe', 'number', 0.5, 29.5],
      ['Preis', 'number', 1000.25, 1029.25],
      ['Art', 'category', null, null],
    ]);
  });

  it('reads a file without names', async () => {
    const source = await openFixture('tabs.tsv');
    expect([source.dialect.delimiter, source.dialect.hasHeader]).toEqual(['\t', false]);
    expect(source.columns).toEqual(['column 1', 'column 2', 'column 3']);
  });

  it('sees a line of names above texts alone', async () => {
    const source = await openFixture('bbc-text.csv');
    expect([source.columns, source.dialect.hasHeader]).toEqual([['category', 'text'], true]);
  });

  it('leaves out ragged rows and says which', async () => {
    const { rows, problems } = await findColumns(await openFixture('ragged.csv'), {});
    expect(rows).toBe(21);
    expect(problems).toEqual([
      '2 of 23 rows do not fit the columns and are left out: line 3 (2 fields instead of 3), line 4 (4 fields instead of 3).',
    ]);
  });

  it('reads by a separator that the person chose', async () => {
    const source = await openFixture('comma-decimals.csv', { delimiter: ',' });
    const { problems } = await findColumns(source, {});
    expect(problems.join()).toMatch(/wrong separator/);
  });

  it('gives the same rows however the bytes are cut', async () => {
    const { blob } = await readFixture('quoted.csv');
    const bytes = new Uint8Array(await blob.arrayBuffer());
    const slow = {
      size: blob.size,
      slice: (...range: [number, number]) => blob.slice(...range),
      stream: () =>
        new ReadableStream<Uint8Array<ArrayBuffer>>({
          start(controller) {
            for (const byte of bytes) controller.enqueue(Uint8Array.of(byte));
            controller.close();
          },
        }),
    };
    const source = await openCsv({ path: 'slow.csv', blob: slow as unknown as Blob });
    expect((await rowsOf(source)).rows).toEqual((await rowsOf(await openFixture('quoted.csv'))).rows);
  });

  it('names words in a column of numbers', async () => {
    const numbers = Array.from({ length: 60 }, (_, i) => `${i}`).join('\n');
    const { columns, problems } = await findColumns(await openCsv(textFile(`size\n${numbers}\nlarge\n`)), {});
    expect(columns[0]?.kind).toBe('number');
    expect(problems).toEqual([
      "Column 'size': 1 values are no numbers and count as missing, the first in line 62 ('large').",
    ]);
  });

  it('refuses a quotation mark that is never closed', async () => {
    const file = textFile(`a,b\n1,"open\n${'2,3\n'.repeat(6_000_000)}`);
    await expect(rowsOf(await openCsv(file))).rejects.toThrow(/quotation mark is probably not closed/);
  });
});

describe("JSON written by Python's json module", () => {
  it.each(['sarcasm.json', 'sarcasm.jsonl'])('reads %s', async (name) => {
    const source = await openJson(await readFixture(name));
    expect(source.columns).toEqual(['article_link', 'headline', 'is_sarcastic']);
    const { rows } = await rowsOf(source);
    expect(rows.length).toBe(50);
    expect(rows[1]?.cells).toEqual(['https://example.org/1', 'headline 1 of farce', 1]);
  });

  it('counts lines that are no JSON', async () => {
    const source = await openJson(textFile('{"a": 1}\n{"a": 2\n{"a": 3}\n'));
    expect(await rowsOf(source)).toEqual({
      rows: [
        { line: 1, cells: [1] },
        { line: 3, cells: [3] },
      ],
      faults: ['2: not JSON'],
    });
  });

  it('refuses what is cut short or no list', async () => {
    await expect(openJson(textFile('[{"a": 1}, {"a"'))).rejects.toThrow(
      /not JSON: it is damaged or cut short/,
    );
    await expect(openJson(textFile('[1, 2, 3]'))).rejects.toThrow(/not a list of records/);
  });
});
