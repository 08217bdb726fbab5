package org.certbureau.web.faces.acceptance;

import jakarta.ejb.EJB;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.ArrayList;
import java.util.List;
import org.certbureau.region.PolicyDesk;
import org.certbureau.region.business.Service;
import org.certbureau.region.quoting.Offer;
import org.certbureau.web.faces.words.Words;

/** The services of the region as tiles, where the address names none. */
@Named("serviceTiles")
@RequestScoped
public class ServiceTiles {
  @EJB private PolicyDesk policies;
  @Inject private Draft draft;
  @Inject private Words say;

  /** A service as a tile: grey with the reason where the region does not offer it. */
  public record Tile(int digit, Service service, String word, String refusal, boolean on) {}

  /** What has to be brought for the service that is chosen, as far as nothing hangs on answers. */
  public List<String> getPapers() {
    return draft.getPolicy().materials(draft.situation()).stream()
        .filter(material -> !material.optional())
        .map(material -> say.in(material.title()))
        .distinct()
        .toList();
  }

  public List<Tile> getAll() {
    List<Tile> tiles = new ArrayList<>();
    for (Offer offer : policies.offers(draft.getRegion(), draft.holder(), draft.channel())) {
      tiles.add(
          new Tile(
              tiles.size() + 1,
              offer.service(),
              say.in(offer.word()),
              offer.problem() == null ? "" : say.problem(offer.problem()),
              offer.service() == draft.getService()));
    }
    return tiles;
  }
}
