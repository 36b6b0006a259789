import { describe, expect, it } from 'vitest';
import { collect, cut, readAltered, readFixture } from '../../tests/fixtures/imports/read-fixture.ts';
import { crc32c, maskedCrc32c } from './crc32c.ts';
import { readTfExample } from './tf-example.ts';
import { readTfRecords } from './tfrecord.ts';
import type { InputFile } from './bytes.ts';

async function readAll(file: InputFile) {
  return collect(readTfRecords(file));
}

describe('crc32c', () => {
  it('gives the check values of RFC 3720, appendix B.4', () => {
    expect(crc32c(new Uint8Array(32))).toBe(0x8a9136aa);
    expect(crc32c(new Uint8Array(32).fill(0xff))).toBe(0x62a8ab43);
    expect(crc32c(Uint8Array.from({ length: 32 }, (_, i) => i))).toBe(0x46dd794e);
    expect(crc32c(new TextEncoder().encode('123456789'))).toBe(0xe3069283);
  });

  it('masks as TFRecord does', () => {
    // 0xe3069283 rotated right by 15 and shifted by the constant, modulo 2^32.
    const rotated = ((0xe3069283 >>> 15) | (0xe3069283 << 17)) >>> 0;
    expect(maskedCrc32c(new TextEncoder().encode('123456789'))).toBe((rotated + 0xa282ead8) % 2 ** 32);
  });
});

describe("TFRecord of tf.Example written by Google's protobuf runtime and crcmod", () => {
  it.each(['table.tfrecord', 'table.tfrecord.gz'])('reads every feature of %s', async (name) => {
    const records = await readAll(await readFixture(name));
    expect(records.length).toBe(25);
    const example = readTfExample(records[3]?.data ?? new Uint8Array(0));
    expect(example?.get('age')).toEqual({ kind: 'int64', values: [23] });
    expect(example?.get('size')).toEqual({ kind: 'float', values: [0.75, -0.375] });
    expect(example?.get('tokens')).toEqual({ kind: 'int64', values: [0] });
    const text = example?.get('name');
    expect(text?.kind === 'bytes' && new TextDecoder().decode(text.values[0])).toBe('Person 3 ü');
  });

  it('reads negative integers beyond 32 bits', async () => {
    const records = await readAll(await readFixture('table.tfrecord'));
    const example = readTfExample(records[10]?.data ?? new Uint8Array(0));
    expect(example?.get('age')).toEqual({ kind: 'int64', values: [-(2 ** 40) - 10] });
  });

  it('refuses a file with one bit turned, naming the record and the byte', async () => {
    await expect(readAll(await readFixture('hostile-crc.tfrecord'))).rejects.toThrow(
      /in record 13, at byte 1\d{3}, .*CRC-32C.*Nothing of it was taken/,
    );
  });

  it('refuses a file that ends inside a record', async () => {
    await expect(readAll(await readAltered('table.tfrecord', cut))).rejects.toThrow(/ends inside record \d+/);
  });

  it('tells bytes that are no example from an example', () => {
    expect(readTfExample(new TextEncoder().encode('not an example at all'))).toBeNull();
  });
});
