import { badFile } from './import-fault.ts';

/** The path as it is, or a fault when it leads out of the archive. */
export function checkPath(archive: string, path: string): string {
  const isAbsolute = path.startsWith('/') || path.startsWith('\\') || /^[a-zA-Z]:/.test(path);
  if (isAbsolute || path.split(/[/\\]/).includes('..'))
    throw badFile(
      `${archive} holds a file with the path '${path}', which leads out of the archive. Such an archive is broken or hostile; nothing of it was taken. Pack the folder again, without absolute and '..' paths.`,
    );
  return path;
}

/** Files that systems leave behind, and no one means: __MACOSX, dotfiles, thumbnails. */
export function isJunk(path: string): boolean {
  const segments = path.split('/');
  return (
    segments.some((segment) => segment.startsWith('.') || segment === '__MACOSX') ||
    /^(thumbs\.db|desktop\.ini)$/i.test(segments.at(-1) ?? '')
  );
}
