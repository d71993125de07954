import { PictureInPicture2 } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { useApart } from '../../hooks/stage/use-apart';
import { canEnterByItself } from '../../hooks/stage/use-apart-by-itself';
import { useClientValue } from '../../hooks/base/use-client-value';
import { useSwitch } from '../../hooks/base/use-switch';
import { apartByItself, pageApart } from '../../lib/stage/apart';
import { Button } from '../ui/Button';
import { CheckField } from '../ui/CheckField';

/** Shows the others in a small window over everything else, at once or by itself. Not in every browser. */
export function ApartButton() {
  const t = useTranslations('apart');
  const canOpen = useClientValue(pageApart.canOpen, false);
  const canByItself = useClientValue(canEnterByItself, false);
  const open = useApart() !== null;
  const [byItself, chooseByItself] = useSwitch(apartByItself);
  if (!canOpen) return null;
  return (
    <>
      <Button onClick={open ? pageApart.close : () => void pageApart.open()}>
        <PictureInPicture2 aria-hidden="true" />
        {t(open ? 'close' : 'open')}
      </Button>
      {canByItself && (
        <CheckField
          role="switch"
          label={t('byItself')}
          hint={t('byItselfHint')}
          checked={byItself}
          onCheck={chooseByItself}
        />
      )}
    </>
  );
}
