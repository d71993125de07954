const { transform } = require('esbuild');

/**
 * A webpack loader: puts messages that are parsed already in the place of a catalogue's texts, so that no
 * browser needs the parser, nor time for it.
 *
 * @this {import('webpack').LoaderContext<unknown>}
 * @param {string} source a module that exports one object of texts
 */
module.exports = function compileCatalogue(source) {
  const done = this.async();
  compiled(source).then(
    (text) => done(null, text),
    (error) => done(error),
  );
};

module.exports.compiled = compiled;

async function compiled(source) {
  const { default: compile } = await import('icu-minify/compile');
  const { code } = await transform(source, { loader: 'ts', format: 'cjs' });
  const module = { exports: {} };
  new Function('module', 'exports', code)(module, module.exports);
  const compileAll = (words) =>
    Object.fromEntries(
      Object.entries(words).map(([key, word]) => [
        key,
        typeof word === 'string' ? compile(word) : compileAll(word),
      ]),
    );
  return Object.entries(module.exports)
    .map(([name, catalogue]) => `export const ${name} = ${JSON.stringify(compileAll(catalogue))};`)
    .join('\n');
}
