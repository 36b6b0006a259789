import { cx } from '#ui/cx.ts';
import { Menu, MenuItem, MenuTrigger, Popover } from 'react-aria-components/Menu';
import styles from './ActionMenu.module.css';
import type { ButtonProps } from './Button.tsx';
import { IconButton } from './IconButton.tsx';

export interface MenuAction {
  readonly id: string;
  readonly label: string;
  readonly isDisabled?: boolean;
  readonly isDangerous?: boolean;
  run(): void;
}

/** Three dots that open a list of actions. */
export function ActionMenu({
  label,
  actions,
  size = 'medium',
}: {
  readonly label: string;
  readonly actions: readonly MenuAction[];
  readonly size?: NonNullable<ButtonProps['size']>;
}) {
  return (
    <MenuTrigger>
      <IconButton icon="more" label={label} size={size} />
      <Popover className={cx(styles.popover)} placement="bottom end" offset={4}>
        <Menu className={cx(styles.menu)} onAction={(key) => actions.find((a) => a.id === key)?.run()}>
          {actions.map((action) => (
            <MenuItem
              key={action.id}
              id={action.id}
              isDisabled={action.isDisabled ?? false}
              className={cx(styles.item, action.isDangerous === true && styles.dangerous)}
            >
              {action.label}
            </MenuItem>
          ))}
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}
