/** File modes as Go prints them, which is what the API shows. */

import { constants } from 'node:fs';

const KINDS: Readonly<Record<number, string>> = {
  [constants.S_IFDIR]: 'd',
  [constants.S_IFLNK]: 'L',
  [constants.S_IFBLK]: 'D',
  [constants.S_IFIFO]: 'p',
  [constants.S_IFSOCK]: 'S',
  [constants.S_IFCHR]: 'Dc',
};

/** `drwxr-xr-x` and the like; special bits come first, as in `dtrwxrwxrwx`. */
export function formatMode(mode: number): string {
  const kind = KINDS[mode & constants.S_IFMT] ?? '';
  const special = [
    [0o4000, 'u'],
    [0o2000, 'g'],
    [0o1000, 't'],
  ] as const;
  // Go's order of letters is fixed: u and g stand before the c of devices, t after it.
  const letters = [...kind, ...special.filter(([bit]) => mode & bit).map(([, letter]) => letter)];
  const order = 'dLDpSugct';
  letters.sort((a, b) => order.indexOf(a) - order.indexOf(b));
  const rights = [...'rwxrwxrwx'].map((letter, index) => (mode & (0o400 >> index) ? letter : '-')).join('');
  return (letters.join('') || '-') + rights;
}
