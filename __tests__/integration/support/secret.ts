export const SECRET = 'a secret that only the tests know, and no other';
