namespace Postmortems.Language;

/// <summary>
/// The first three words of each of many English phrases, or all that it has: what is asked of a text before anybody looks at it closely. A word
/// is a run of Latin letters here, whatever stands between two of them.
/// </summary>
internal sealed class PhraseHeads
{
    /// <summary>A bit for each sixteenth bit of a sum: nearly every word is refused by it.</summary>
    private readonly ulong[] _bits = new ulong[1024];
    private readonly HashSet<uint> _sums = [];

    public PhraseHeads(IEnumerable<string> phrases)
    {
        foreach (var phrase in phrases)
        {
            var words = phrase.Split([.. phrase.Where(c => !char.IsAsciiLetter(c)).Distinct()], StringSplitOptions.RemoveEmptyEntries).Take(3);
            var head = words.Select(word => word.Aggregate(0u, (sum, c) => With(sum, c - 'a'))).Aggregate(Joined);
            _sums.Add(head);
            _bits[head >> 22] |= 1UL << (int)(head >> 16);
        }
    }

    private static uint With(uint sum, int letter) => unchecked((sum + (uint)letter + 1) * 0x9E3779B1);

    private static uint Joined(uint before, uint word) => unchecked(before * 31) ^ word;

    private bool Has(uint sum) => (_bits[sum >> 22] & (1UL << (int)(sum >> 16))) != 0 && _sums.Contains(sum);

    /// <summary>Reads a text stretch by stretch. Two stretches that touch are one.</summary>
    public struct Reader(PhraseHeads heads)
    {
        private uint _twoBefore;
        private uint _before;
        private uint _word;

        /// <summary>Whether a phrase may begin there; what ends with the stretch is judged by the next <see cref="Pause"/>.</summary>
        public bool MayStandIn(ReadOnlySpan<char> text)
        {
            var word = _word;
            foreach (var c in text)
            {
                var letter = (c | ' ') - 'a';
                if (letter is >= 0 and <= 'z' - 'a')
                {
                    word = With(word, letter);
                }
                else if (word != 0)
                {
                    _word = word;
                    if (Pause())
                        return true;
                    word = 0;
                }
            }

            _word = word;
            return false;
        }

        /// <summary>Here a word is over.</summary>
        public bool Pause()
        {
            var mayStand = _word != 0 && (heads.Has(_word) || heads.Has(Joined(_before, _word)) || heads.Has(Joined(_twoBefore, _word)));
            if (_word != 0)
                (_twoBefore, _before, _word) = (Joined(_before, _word), _word, 0);
            return mayStand;
        }

        /// <summary>No phrase reaches on from here.</summary>
        public void Stop() => (_twoBefore, _before, _word) = (0, 0, 0);
    }
}
