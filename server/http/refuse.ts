import type { OutgoingHttpHeaders, ServerResponse } from 'node:http';
import Negotiator from 'negotiator';

/** Those of the pages. The first one is spoken when none of them was asked for. */
const LANGUAGES = ['en', 'es', 'pt', 'fr', 'de', 'ar'] as const;
type Language = (typeof LANGUAGES)[number];

/** In plain words for people, who may see them in place of a page. */
const WORDS = {
  400: {
    en: 'This address cannot be read.',
    es: 'Esta dirección no se puede leer.',
    pt: 'Este endereço não pode ser lido.',
    fr: 'Cette adresse ne peut pas être lue.',
    de: 'Diese Adresse lässt sich nicht lesen.',
    ar: 'تعذّرت قراءة هذا العنوان.',
  },
  405: {
    en: 'Pages can only be read.',
    es: 'Las páginas solo se pueden leer.',
    pt: 'As páginas só podem ser lidas.',
    fr: 'Les pages ne peuvent être que lues.',
    de: 'Seiten können nur gelesen werden.',
    ar: 'يمكن قراءة الصفحات فقط.',
  },
  414: {
    en: 'This address is too long.',
    es: 'Esta dirección es demasiado larga.',
    pt: 'Este endereço é longo demais.',
    fr: 'Cette adresse est trop longue.',
    de: 'Diese Adresse ist zu lang.',
    ar: 'هذا العنوان طويل جدًا.',
  },
  429: {
    en: 'Your network asks for too much at once. Please try again in a few seconds.',
    es: 'Tu red pide demasiado a la vez. Vuelve a intentarlo en unos segundos.',
    pt: 'A sua rede pede demais de uma só vez. Tente de novo daqui a alguns segundos.',
    fr: 'Votre réseau demande trop à la fois. Réessayez dans quelques secondes.',
    de: 'Aus deinem Netz kommen zu viele Anfragen auf einmal. Versuche es in ein paar Sekunden noch einmal.',
    ar: 'تصل من شبكتك طلبات كثيرة في وقت واحد. حاول مرة أخرى بعد بضع ثوانٍ.',
  },
  500: {
    en: 'Something went wrong. Please load the page again.',
    es: 'Algo ha salido mal. Vuelve a cargar la página.',
    pt: 'Algo deu errado. Carregue a página de novo.',
    fr: 'Un problème est survenu. Rechargez la page.',
    de: 'Etwas ist schiefgegangen. Lade die Seite noch einmal.',
    ar: 'حدث خطأ ما. أعد تحميل الصفحة.',
  },
  503: {
    en: 'The server cannot answer right now. Please try again in a few seconds.',
    es: 'El servidor no puede responder ahora. Vuelve a intentarlo en unos segundos.',
    pt: 'O servidor não consegue responder agora. Tente de novo daqui a alguns segundos.',
    fr: 'Le serveur ne peut pas répondre pour le moment. Réessayez dans quelques secondes.',
    de: 'Der Server kann gerade nicht antworten. Versuche es in ein paar Sekunden noch einmal.',
    ar: 'لا يستطيع الخادم الرد الآن. حاول مرة أخرى بعد بضع ثوانٍ.',
  },
} as const satisfies Record<number, Record<Language, string>>;

/** What a request is answered with that gets nothing else (RFC 9110, section 15). */
export type Refusal = keyof typeof WORDS;

/** What each status has to tell (RFC 9110, sections 10.2.1 and 10.2.3; RFC 6585, section 4). In seconds. */
const HEADERS: Readonly<Partial<Record<Refusal, OutgoingHttpHeaders>>> = {
  405: { Allow: 'GET, HEAD' },
  429: { 'Retry-After': '5', Connection: 'close' },
  500: { 'Retry-After': '1' },
  503: { 'Retry-After': '1' },
};

/**
 * Answers with the status and its words, in the language that the browser prefers (RFC 9110, section 12.5.4). A response that
 * has begun already is cut off.
 */
export function refuse(response: ServerResponse, status: Refusal): void {
  if (response.headersSent) {
    response.destroy();
    return;
  }
  const asked = new Negotiator(response.req).language([...LANGUAGES]);
  const language = LANGUAGES.find((one) => one === asked) ?? LANGUAGES[0];
  response.writeHead(status, {
    'Content-Type': 'text/plain; charset=utf-8',
    'Content-Language': language,
    Vary: 'Accept-Language',
    'Cache-Control': 'no-store',
    ...HEADERS[status],
  });
  response.end(`${WORDS[status][language]}\n`);
}
