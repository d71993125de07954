import { useTranslations } from 'use-intl';
import { PersonAction } from './PersonAction';

interface SpotlightActionProps {
  name: string;
  /** Whether everybody is to see this one large already. */
  spotlit: boolean;
  onSpotlight: (spotlit: boolean) => void;
}

/** The host has everybody see somebody large. */
export function SpotlightAction({ name, spotlit, onSpotlight }: SpotlightActionProps) {
  const t = useTranslations('stage');
  return (
    <PersonAction
      label={t(spotlit ? 'endSpotlightName' : 'spotlightName', { name })}
      text={t(spotlit ? 'endSpotlight' : 'spotlight')}
      onPress={() => onSpotlight(!spotlit)}
    />
  );
}
