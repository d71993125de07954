import type { GetServerSideProps } from 'next';
import { CheckView } from '../components/check/CheckView';
import type { Visitor } from '../lib/preferences/visitor';
import { readVisitor } from '../lib/preferences/visitor';

export const getServerSideProps: GetServerSideProps<{ visitor: Visitor }> = async ({
  req,
  res,
}) => ({
  props: { visitor: await readVisitor(req, res) },
});

export default function CheckPage() {
  return <CheckView />;
}
