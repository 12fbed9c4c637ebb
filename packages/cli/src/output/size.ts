/** Sizes and IDs, short enough to read. */

const units = ['B', 'KiB', 'MiB', 'GiB', 'TiB', 'PiB', 'EiB'];

/** Bytes in the unit that suits them, with one decimal below 10: `512 B`, `3.5 MiB`, `24 GiB`. */
export function sizeText(bytes: number): string {
  if (bytes < 10) return `${bytes} B`;
  const exponent = Math.min(Math.floor(Math.log2(bytes) / 10), units.length - 1);
  const value = Math.floor((bytes / 1024 ** exponent) * 10 + 0.5) / 10;
  return `${exponent > 0 && value < 10 ? value.toFixed(1) : value.toFixed(0)} ${units[exponent]}`;
}

/** MiB in the unit that suits them. */
export function mebibytesText(mebibytes: number): string {
  return sizeText(mebibytes * 1024 * 1024);
}

/** The first eight characters of an ID, or all of it. */
export function shortId(id: string, whole = false): string {
  return whole ? id : id.slice(0, 8);
}
