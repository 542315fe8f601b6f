import type { ReactNode } from 'react';
import { Component } from 'react';
import { queryClient } from '../rpc/query-client.ts';
import { BrokenDialog, BrokenPart } from './Broken.tsx';
import { fetchFailedChunksAgain } from './chunk.ts';

interface BoundaryProps {
  readonly children: ReactNode;
  /** Where it stands, so that what is left of the console is known: the whole page, a screen, a part of one, a dialog. */
  readonly of: 'page' | 'screen' | 'part' | 'dialog';
  /** Another value is another content: what failed before is forgotten. */
  readonly shown?: string;
  /** Closes the dialog. */
  readonly close?: () => void;
}

interface BoundaryState {
  readonly error: unknown;
  readonly failed: boolean;
  readonly shown: string | undefined;
}

/** Keeps a failure while drawing to the part that failed: it is said there, and can be tried again. */
export class Boundary extends Component<BoundaryProps, BoundaryState> {
  override state: BoundaryState = { error: null, failed: false, shown: this.props.shown };

  static getDerivedStateFromError(error: unknown): Partial<BoundaryState> {
    return { error, failed: true };
  }

  static getDerivedStateFromProps(
    { shown }: BoundaryProps,
    state: BoundaryState,
  ): Partial<BoundaryState> | null {
    return shown === state.shown ? null : { error: null, failed: false, shown };
  }

  readonly #retry = () => {
    fetchFailedChunksAgain();
    // What was drawn of is asked for anew: an answer that could not be drawn would fail again.
    queryClient.removeQueries({ type: 'inactive' });
    this.setState({ error: null, failed: false });
  };

  override render(): ReactNode {
    const { of, close, children } = this.props;
    const { error, failed } = this.state;
    if (!failed) return children;
    if (of === 'dialog') return <BrokenDialog error={error} retry={this.#retry} close={close} />;
    return <BrokenPart of={of} error={error} retry={this.#retry} />;
  }
}
