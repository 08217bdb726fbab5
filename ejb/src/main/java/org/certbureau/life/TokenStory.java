package org.certbureau.life;

import java.util.List;
import org.certbureau.token.TokenView;

/**
 * The life of a token.
 *
 * @param holder whose certificate it carries, or carried last; null where it carried none
 * @param warranty null where the region grants none, and for a token that carries nothing and never
 *     will
 * @param total how many events there are
 * @param events a page of them, the latest first
 * @param next where the next page begins; null on the last
 */
public record TokenStory(
    TokenView token,
    String holder,
    TokenNow now,
    TokenWarranty warranty,
    int total,
    List<TokenEvent> events,
    String next) {
  public TokenStory {
    events = List.copyOf(events);
  }
}
