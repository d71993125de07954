import { request as requestPlainly } from 'node:http';
import { request as requestOverTls } from 'node:https';

/**
 * Asks for a page of our own and forgets it. Does not look at the certificate: it is ours, and may be for
 * another name than the one that is used here.
 */
export async function askOnce(url: string): Promise<void> {
  const options = { method: 'HEAD', rejectUnauthorized: false };
  await new Promise<void>((resolve, reject) => {
    const request = url.startsWith('https:')
      ? requestOverTls(url, options)
      : requestPlainly(url, options);
    request.on('response', (response) => response.resume().on('end', resolve));
    request.on('error', reject);
    request.end();
  });
}
