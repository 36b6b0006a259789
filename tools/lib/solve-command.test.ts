import { describe, expect, it } from 'vitest';
import { CURRICULUM } from '../../exercises/curriculum.ts';
import { readSolveCommand } from './solve-command.ts';

const request = { exercise: 'sunspots', answer: 'reference', code: null, backend: null, seed: 1 };

it('solves by the reference, seed 1 and the backend of the lab’s choice unless told otherwise', async () => {
  expect(await readSolveCommand(['sunspots'])).toEqual({
    ok: true,
    value: { request, answer: 'reference', browser: 'chromium', limitSeconds: 1800, isJson: false },
  });
});

it('reads every flag', async () => {
  const args = [
    'sunspots',
    '--answer',
    'weak/raw-values',
    '--browser',
    'firefox',
    '--backend',
    'webgl',
    '--seed',
    '7',
    '--limit',
    '60',
    '--json',
  ];
  expect(await readSolveCommand(args)).toEqual({
    ok: true,
    value: {
      request: { ...request, answer: 'weak/raw-values', backend: 'webgl', seed: 7 },
      answer: 'weak/raw-values',
      browser: 'firefox',
      limitSeconds: 60,
      isJson: true,
    },
  });
});

it('takes the code of a file', async () => {
  const path = 'exercises/series/sunspots/starter.ts';
  const read = await readSolveCommand(['sunspots', '--answer', path]);
  expect(read.ok && read.value.answer).toBe(path);
  expect(read.ok && read.value.request.answer).toBeNull();
  expect(read.ok && read.value.request.code).toContain('solutionModel');
});

describe('names what it does not understand', () => {
  it.each([
    [[], CURRICULUM.join(', ')],
    [['moonspots'], `'moonspots'. The ids are: ${CURRICULUM.join(', ')}`],
    [['sunspots', 'fuel-economy'], "'fuel-economy'"],
    [['sunspots', '--answer', 'best'], "'best'"],
    [['sunspots', '--answer', 'weak/none'], 'weak/raw-values'],
    [['sunspots', '--backend', 'tpu'], "'tpu'"],
    [['sunspots', '--seed', '-1'], '--seed'],
    [['sunspots', '--seed', '1.5'], "'1.5'"],
    [['sunspots', '--limit', '0'], "'0'"],
    [['sunspots', '--jsn'], '--jsn'],
  ])('%j', async (args, part) => {
    const read = await readSolveCommand(args);
    expect(read.ok ? '' : read.error).toContain(part);
  });
});

it('names the browsers that there are', async () => {
  expect(await readSolveCommand(['sunspots', '--browser', 'opera'])).toEqual({
    ok: false,
    error: "--browser takes chromium, firefox, webkit, not 'opera'.",
  });
});
