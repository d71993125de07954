const CONSONANTS = 'bdfghjklmnprstvz';
const VOWELS = 'aiou';

/**
 * Writes 16 bits as five letters that can be read aloud (D. S. Wilkerson, arXiv:0901.4016): consonants
 * carry four bits each, vowels two.
 *
 * @param word 0 to 65535
 */
export function proquint(word: number): string {
  return [
    CONSONANTS.charAt((word >> 12) & 15),
    VOWELS.charAt((word >> 10) & 3),
    CONSONANTS.charAt((word >> 6) & 15),
    VOWELS.charAt((word >> 4) & 3),
    CONSONANTS.charAt(word & 15),
  ].join('');
}
