namespace FaceNet.Training.Mining;

/// <summary>Which negative is compared with an anchor and a positive. d is the squared distance, α the margin.</summary>
public enum NegativeSelection
{
    /// <summary>
    /// One at random of those further than the positive but within the margin, d(a,p) &lt; d(a,n) &lt; d(a,p) + α, for
    /// each anchor–positive pair (Schroff et al. 2015, equation 4). The default.
    /// </summary>
    SemiHard,

    /// <summary>The nearest of the semi-hard ones, for each anchor–positive pair.</summary>
    HardestInMargin,

    /// <summary>
    /// The furthest positive and the nearest negative of each anchor (Hermans, Beyer and Leibe 2017). From random weights
    /// it tends to collapse, as section 3.2 of the paper warns.
    /// </summary>
    BatchHard,

    /// <summary>Every triplet that violates the margin.</summary>
    BatchAll,

    /// <summary>Any negative, for each anchor–positive pair.</summary>
    Random,

    /// <summary>
    /// Semi-hard at the beginning, the hardest in the margin at the end: each pair takes the latter with a probability
    /// that grows with the run.
    /// </summary>
    Curriculum,
}
