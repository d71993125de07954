/**
 * A webpack loader: leaves of a list of emoji what `lib/emoji/` reads, which is less than half of it. Each with its tones
 * of skin would be five more.
 *
 * @param {string} source one of the compact lists of `emojibase-data`, in JSON
 */
module.exports = function thinEmoji(source) {
  const thin = JSON.parse(source).map(({ hexcode, unicode, label, tags, group }) => ({
    hexcode,
    unicode,
    label,
    tags,
    group,
  }));
  return JSON.stringify(thin);
};
