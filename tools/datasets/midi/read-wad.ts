/** Music lumps ('D_…') of a Doom WAD file that are MIDI files, by name: 'PWAD' or 'IWAD', count, place of the directory. */
export function readMidiLumps(wad: Buffer): { readonly name: string; readonly bytes: Uint8Array }[] {
  const count = wad.readUInt32LE(4);
  const directory = wad.readUInt32LE(8);
  return Array.from({ length: count }, (_, lump) => {
    const entry = directory + 16 * lump;
    const start = wad.readUInt32LE(entry);
    return {
      name: wad.toString('latin1', entry + 8, entry + 16).replace(/\0.*$/, ''),
      bytes: wad.subarray(start, start + wad.readUInt32LE(entry + 4)),
    };
  }).filter(({ name, bytes }) => name.startsWith('D_') && bytes.toString('latin1', 0, 4) === 'MThd');
}
