import { existsSync } from 'node:fs';
import { examine } from './examine';
import { formatReport } from './format-report';

async function main(): Promise<number> {
  if (existsSync('.env')) process.loadEnvFile('.env');
  const findings = await examine(process.env);
  console.log(formatReport(findings));
  return findings.some(({ status }) => status === 'failure') ? 1 : 0;
}

main().then(
  (code) => process.exit(code),
  (error: unknown) => {
    console.error(error);
    process.exit(1);
  },
);
