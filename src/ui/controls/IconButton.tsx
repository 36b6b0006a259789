import { Tooltip, TooltipTrigger } from 'react-aria-components/Tooltip';
import { Button, type ButtonProps } from './Button.tsx';
import { Icon, type IconName } from './Icon.tsx';
import styles from './IconButton.module.css';
import { cx } from '#ui/cx.ts';

export interface IconButtonProps extends Omit<ButtonProps, 'children' | 'aria-label'> {
  readonly icon: IconName;
  /** Accessible name and tooltip. */
  readonly label: string;
}

export function IconButton({ icon, label, variant = 'quiet', className, ...props }: IconButtonProps) {
  return (
    <TooltipTrigger delay={500} closeDelay={0}>
      <Button {...props} variant={variant} aria-label={label} className={cx(styles.square, className)}>
        <Icon name={icon} />
      </Button>
      <Tooltip className={cx(styles.tooltip)} offset={6}>
        {label}
      </Tooltip>
    </TooltipTrigger>
  );
}
