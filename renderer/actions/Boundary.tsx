import type { ReactNode } from 'react';
import { Component } from 'react';
import { queryClient } from '../rpc/query-client.ts';
import { BrokenDialog, BrokenPart } from './Broken.tsx';
import { fetchFailedChunksAgain } from './chunk.ts';

interface BoundaryProps {
  readonly children: ReactNode;
  /** What it contains: the whole page, a screen, a part of a screen, a dialog. */
  readonly of: 'page' | 'screen' | 'part' | 'dialog';
  /** Identifies the content. Another value resets the failure. */
  readonly shown?: string;
  /** Closes the dialog. */
  readonly close?: () => void;
}

interface BoundaryState {
  readonly error: unknown;
  readonly failed: boolean;
  readonly shown: string | undefined;
}

/** An error boundary: shows a failure of rendering in place of the part that failed, with a button to try again. */
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
    // Discard the answers: one that could not be rendered would fail again.
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
