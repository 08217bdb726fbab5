package org.certbureau.notice;

/** Takes letters to recipients by one medium. Holds no transaction and no lock. */
public interface Post {
  Medium medium();

  /**
   * Opens the way for some letters.
   *
   * @throws PostAway where nothing can be sent at present, to anybody
   */
  Round open() throws PostAway;

  /** Some letters, one after another; what goes wrong with one does not touch the next. */
  interface Round extends AutoCloseable {
    /**
     * Returns when the other side has taken the letter.
     *
     * @throws Undelivered where this letter could not be sent
     * @throws PostAway where nothing can be sent any more
     */
    void send(Letter letter) throws Undelivered, PostAway;

    @Override
    void close();
  }
}
