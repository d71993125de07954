export type FileKind =
  'picture' | 'video' | 'sound' | 'document' | 'text' | 'archive' | 'program' | 'other';

const endings: readonly (readonly [FileKind, readonly string[]])[] = [
  ['picture', ['png', 'jpg', 'jpeg', 'gif', 'webp', 'avif', 'svg', 'heic', 'bmp', 'tif', 'tiff']],
  ['video', ['mp4', 'm4v', 'mov', 'mkv', 'webm', 'avi', 'mpg', 'mpeg', 'ogv']],
  ['sound', ['mp3', 'm4a', 'ogg', 'oga', 'opus', 'wav', 'flac', 'aac']],
  ['document', ['pdf', 'doc', 'docx', 'odt', 'rtf', 'xls', 'xlsx', 'ods', 'ppt', 'pptx', 'odp']],
  ['text', ['txt', 'md', 'csv', 'json', 'xml', 'log', 'yaml', 'yml', 'html', 'css']],
  ['archive', ['zip', '7z', 'rar', 'tar', 'gz', 'tgz', 'bz2', 'xz', 'zst', 'iso']],
  ['program', ['exe', 'msi', 'bat', 'cmd', 'com', 'scr', 'ps1', 'vbs', 'js', 'jar', 'lnk', 'sh']],
  ['program', ['app', 'dmg', 'pkg', 'deb', 'rpm', 'apk', 'appimage']],
];

const byEnding: ReadonlyMap<string, FileKind> = new Map(
  endings.flatMap(([kind, list]) => list.map((ending) => [ending, kind] as const)),
);

/**
 * @returns what the ending of a name makes of a file where it is opened. What the sender calls it is not asked: a
 * program does not become a picture by that
 */
export function fileKind(name: string): FileKind {
  const ending = name.split('.').slice(1).at(-1) ?? '';
  return byEnding.get(ending.toLowerCase()) ?? 'other';
}
