import type { OutgoingHttpHeaders, ServerResponse } from 'node:http';

/** In plain words for people, who may see them in place of a page: in every language of the pages, one a line. */
const WORDS = {
  400: [
    'This address cannot be read.',
    'Esta dirección no se puede leer.',
    'Este endereço não pode ser lido.',
    'Cette adresse ne peut pas être lue.',
    'Diese Adresse lässt sich nicht lesen.',
    'تعذّرت قراءة هذا العنوان.',
  ],
  405: [
    'Pages can only be read.',
    'Las páginas solo se pueden leer.',
    'As páginas só podem ser lidas.',
    'Les pages ne peuvent être que lues.',
    'Seiten können nur gelesen werden.',
    'يمكن قراءة الصفحات فقط.',
  ],
  414: [
    'This address is too long.',
    'Esta dirección es demasiado larga.',
    'Este endereço é longo demais.',
    'Cette adresse est trop longue.',
    'Diese Adresse ist zu lang.',
    'هذا العنوان طويل جدًا.',
  ],
  429: [
    'Your network asks for too much at once. Please try again in a few seconds.',
    'Tu red pide demasiado a la vez. Vuelve a intentarlo en unos segundos.',
    'A sua rede pede demais de uma só vez. Tente de novo daqui a alguns segundos.',
    'Votre réseau demande trop à la fois. Réessayez dans quelques secondes.',
    'Aus deinem Netz kommen zu viele Anfragen auf einmal. Versuche es in ein paar Sekunden noch einmal.',
    'تصل من شبكتك طلبات كثيرة في وقت واحد. حاول مرة أخرى بعد بضع ثوانٍ.',
  ],
  500: [
    'Something went wrong. Please load the page again.',
    'Algo ha salido mal. Vuelve a cargar la página.',
    'Algo deu errado. Carregue a página de novo.',
    'Un problème est survenu. Rechargez la page.',
    'Etwas ist schiefgegangen. Lade die Seite noch einmal.',
    'حدث خطأ ما. أعد تحميل الصفحة.',
  ],
  503: [
    'The server cannot answer right now. Please try again in a few seconds.',
    'El servidor no puede responder ahora. Vuelve a intentarlo en unos segundos.',
    'O servidor não consegue responder agora. Tente de novo daqui a alguns segundos.',
    'Le serveur ne peut pas répondre pour le moment. Réessayez dans quelques secondes.',
    'Der Server kann gerade nicht antworten. Versuche es in ein paar Sekunden noch einmal.',
    'لا يستطيع الخادم الرد الآن. حاول مرة أخرى بعد بضع ثوانٍ.',
  ],
} as const;

/** What a request is answered with that gets nothing else (RFC 9110, section 15). */
export type Refusal = keyof typeof WORDS;

/** What each status has to tell (RFC 9110, sections 10.2.1 and 10.2.3; RFC 6585, section 4). In seconds. */
const HEADERS: Readonly<Partial<Record<Refusal, OutgoingHttpHeaders>>> = {
  405: { Allow: 'GET, HEAD' },
  429: { 'Retry-After': '5', Connection: 'close' },
  500: { 'Retry-After': '1' },
  503: { 'Retry-After': '1' },
};

/** Answers with the status and its words. A response that has begun already is cut off. */
export function refuse(response: ServerResponse, status: Refusal): void {
  if (response.headersSent) {
    response.destroy();
    return;
  }
  response.writeHead(status, {
    'Content-Type': 'text/plain; charset=utf-8',
    'Cache-Control': 'no-store',
    ...HEADERS[status],
  });
  response.end(`${WORDS[status].join('\n')}\n`);
}
