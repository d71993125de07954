import { configure } from '@testing-library/react';

/**
 * As long as `eventually` waits. Parts of a page are loaded when they are needed, and on a busy machine it takes more
 * than the usual second to read one for the first time.
 */
configure({ asyncUtilTimeout: 30_000 });
