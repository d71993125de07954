import type { Reaction } from '../../lib/call/messages/reaction';

/** How the catalogues name each, since assistive technology reads emoji in many ways. */
export const reactionNames = {
  '👍': 'thumbsUp',
  '👏': 'applause',
  '❤️': 'heart',
  '😂': 'laughing',
  '😮': 'surprised',
  '🎉': 'party',
} as const satisfies Record<Reaction, string>;
