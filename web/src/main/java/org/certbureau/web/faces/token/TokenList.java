package org.certbureau.web.faces.token;

import jakarta.ejb.EJB;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.certbureau.kernel.RegionCode;
import org.certbureau.kernel.Typed;
import org.certbureau.token.TokenDesk;
import org.certbureau.token.TokenState;
import org.certbureau.token.TokenView;
import org.certbureau.web.faces.frame.Frame;
import org.certbureau.web.faces.frame.Notice;
import org.certbureau.web.faces.frame.Problems;
import org.certbureau.web.faces.frame.Screen;
import org.certbureau.web.faces.frame.TrailedList;
import org.certbureau.web.faces.words.Words;

/** The stock of tokens (介质): how many stand where, a list of them, and counting a delivery in. */
@Named("tokens")
@RequestScoped
public class TokenList extends TrailedList {
  private static final long serialVersionUID = 1L;
  private static final int ROWS = 20;
  private static final int SHORTEST = 8;

  @EJB private TokenDesk desk;
  @Inject private Frame frame;
  @Inject private Notice notice;
  @Inject private Problems problems;
  @Inject private Words say;

  private TokenState state = TokenState.IN_STOCK;
  private String batch;
  private String model;
  private String chips;
  private List<TokenView> page;

  public Map<TokenState, Long> getCounts() {
    Map<TokenState, Long> all = new TreeMap<>();
    Map<TokenState, Long> counted = desk.counts();
    for (TokenState known : TokenState.values()) {
      all.put(known, counted.getOrDefault(known, 0L));
    }
    return all;
  }

  /** Nothing can be made before a delivery is counted in. */
  public boolean isStockEmpty() {
    return getCounts().get(TokenState.IN_STOCK) == 0;
  }

  public List<TokenView> getRows() {
    return page().subList(0, Math.min(ROWS, page().size()));
  }

  private List<TokenView> page() {
    if (page == null) {
      page = desk.page(state, after(), ROWS + 1);
    }
    return page;
  }

  @Override
  protected Object nextKey() {
    return page().size() <= ROWS ? null : page().get(ROWS - 1).chip();
  }

  /** Counts a delivery in: one chip serial a line. */
  public String register() {
    List<TokenDesk.Delivered> delivered =
        chips == null
            ? List.of()
            : Arrays.stream(chips.split("[\\r\\n,;，；、]+"))
                .flatMap(TokenList::serials)
                .map(chip -> new TokenDesk.Delivered(chip, model))
                .toList();
    RegionCode region = frame.getCaller().regions().stream().sorted().findFirst().orElse(null);
    int[] added = new int[1];
    if (!problems.none(() -> added[0] = desk.register(region, batch, delivered))) {
      return null;
    }
    notice.say(say.of("tokens.registered", added[0], delivered.size() - added[0]));
    return Screen.TOKENS.path() + "?faces-redirect=true";
  }

  /** A line holds one serial, however it is grouped, or several whole ones. */
  private static Stream<String> serials(String line) {
    String[] words = line.strip().split("\\s+");
    boolean whole = Arrays.stream(words).allMatch(word -> Typed.serial(word).length() >= SHORTEST);
    return (whole ? Arrays.stream(words) : Stream.of(line)).filter(one -> !one.isBlank());
  }

  public TokenState getState() {
    return state;
  }

  public void setState(TokenState state) {
    this.state = state == null ? TokenState.IN_STOCK : state;
  }

  public String getBatch() {
    return batch;
  }

  public void setBatch(String batch) {
    this.batch = batch;
  }

  public String getModel() {
    return model;
  }

  public void setModel(String model) {
    this.model = model;
  }

  public String getChips() {
    return chips;
  }

  public void setChips(String chips) {
    this.chips = chips;
  }
}
